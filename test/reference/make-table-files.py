"""Writes the small NumPy and HDF5 files that the tests of the readers read.

Run in the project's folder: /usr/bin/python3 test/reference/make-table-files.py
(Debian: apt-get install python3-numpy python3-h5py).
"""
import struct

import h5py
import numpy

folder = 'test/unit/dataset/files/'
x = numpy.array([0.5, 1.5, 2.5, 3.5])
y = numpy.array([-1, 2, -3, 4], dtype='i8')
points = numpy.stack([x, y], axis=1)
broken = points.copy()
broken[2, 1] = numpy.nan

numpy.savez(folder + 'points.npz', x=x, y=y, points=points.astype('f4'), broken=broken, empty=numpy.zeros((0, 2)),
            text=numpy.array(['a', 'b']), short=x[:2])
numpy.savez_compressed(folder + 'compressed.npz', points=numpy.asfortranarray(points))

with h5py.File(folder + 'points.h5', 'w') as file:
    file['group/x'] = x
    file['group/y'] = y
    file.create_dataset('points', data=points, chunks=(2, 2), compression='gzip', shuffle=True)
    file['records'] = numpy.array(list(zip(x, y)), dtype=[('x', 'f4'), ('y', 'i4')])
    file['broken'] = broken
    file['empty'] = numpy.zeros((0, 2))
    file['text'] = numpy.array([b'a', b'b'])
    file['cube'] = numpy.zeros((2, 2, 2))
    file['scalar'] = 1.0
    file['short'] = x[:2]

# A filter that nobody has: LZF under another number and name.
file_name = folder + 'unknown-filter.h5'
with h5py.File(file_name, 'w', libver='earliest') as file:
    file.create_dataset('x', data=[1.0, 2.0, 3.0, 4.0] * 16, chunks=(16,), compression='lzf')
with open(file_name, 'r+b') as file:
    content = file.read().replace(struct.pack('<H', 32000), struct.pack('<H', 32999)).replace(b'lzf', b'own')
    file.seek(0)
    file.write(content)
