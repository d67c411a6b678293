"""Writes one table in each format that NumPy, h5py and pandas write, for the test of all formats and types.

Run in the project's folder: /usr/bin/python3 test/reference/make-matrix-files.py
(Debian: apt-get install python3-numpy python3-h5py python3-pandas).
"""
import h5py
import numpy
import pandas

folder = 'test/unit/dataset/files/matrix'
numbers = {'i1': 'i1', 'i2': 'i2', 'i4': 'i4', 'i8': 'i8', 'u1': 'u1', 'u2': 'u2', 'u4': 'u4', 'u8': 'u8',
           'f2': 'f2', 'f4': 'f4', 'f8': 'f8', 'i4b': '>i4', 'f8b': '>f8', 'ok': '?'}
rows = 4
columns = {name: (numpy.arange(rows) % 2 == 0 if kind == '?' else numpy.arange(1, rows + 1)).astype(kind)
           for name, kind in numbers.items()}
columns['gap'] = numpy.array([0.5, numpy.nan, -999, 2])
records = numpy.zeros(rows, dtype=[(name, values.dtype) for name, values in columns.items()] + [('kind', 'S4')])
for name, values in columns.items():
    records[name] = values
records['kind'] = [b'a', b'b', b'a', b'b']

numpy.save(folder + '.npy', records)
numpy.savez(folder + '.npz', kind=records['kind'].astype('U4'), **columns)
with h5py.File(folder + '.h5', 'w') as file:
    file['table'] = records

native = {name: values.astype(values.dtype.newbyteorder('=')) for name, values in columns.items()}
frame = pandas.DataFrame({**native, 'kind': ['a', 'b', 'a', 'b']})
frame.to_csv(folder + '.csv', index=False)
frame.to_json(folder + '.json', orient='records')
frame.to_json(folder + '.ndjson', orient='records', lines=True)
