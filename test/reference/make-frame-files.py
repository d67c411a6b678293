"""Writes the small HDF5, Arrow and Parquet files with frames, records, structures and lists that the tests of the readers
read.

Run in the project's folder: python3 test/reference/make-frame-files.py
(Debian: apt-get install python3-h5py python3-pandas python3-tables; pip install pyarrow).
"""
import h5py
import numpy
import pandas
import pyarrow
import pyarrow.feather
import pyarrow.parquet

folder = 'test/unit/dataset/files/'
frame = pandas.DataFrame({'x': [0.5, 1.5, 2.5], 'n': numpy.array([3, -2, 1]), 'y': [-1.0, numpy.nan, 4.0],
                          'ok': [True, False, True], 'kind': ['a', 'b', 'a']})
numbers = frame[['x', 'n', 'y', 'ok']]

frame_file = folder + 'frames.h5'
numbers.to_hdf(frame_file, 'fixed', mode='w', format='fixed')
frame.to_hdf(frame_file, 'table', format='table', index=False)
frame.to_hdf(frame_file, 'columns', format='table', data_columns=True, index=False)
numbers.to_hdf(folder + 'one-frame.h5', 'df', mode='w', format='fixed')
numbers.to_hdf(folder + 'blosc.h5', 'df', mode='w', format='table', complib='blosc', complevel=5, index=False)

with h5py.File(folder + 'types.h5', 'w') as file:
    mixed = numpy.zeros(2, dtype=[('run', '>i4'), ('flag', '?'), ('energy', '>f4'), ('slope', '<f8'), ('half', '<f2'),
                                  ('jet', [('pt', '>f8'), ('eta', '<f4')]), ('p', '<i2', (3,)), ('name', 'S4')])
    mixed['run'] = [1000, -2]
    mixed['flag'] = [True, False]
    mixed['energy'] = [0.5, 1.5]
    mixed['slope'] = [0.25, -0.25]
    mixed['half'] = [0.125, 2]
    mixed['jet']['pt'] = [10, 20]
    mixed['jet']['eta'] = [-0.5, 0.5]
    mixed['p'] = [[1, 2, 3], [4, 5, 6]]
    mixed['name'] = [b'ab', b'abcd']
    file['mixed'] = mixed
    file['big'] = mixed[['run', 'energy']].astype([('run', '>i4'), ('energy', '>f4')])
    for code in ['>f4', '>f8', '>i2', '<f2', '>f2', '?', 'u1', '>u8']:
        file['plain/' + code.strip('<>?') + ('b' if code[0] == '>' else 'l') if code != '?' else 'plain/flag'] = \
            numpy.array([1, 0, 1] if code == '?' else [1, 2, 3], dtype=code)
    file['words'] = ['top', 'bottom', 'top']
    file['complex'] = numpy.array([1j, 2, 3])

columns = {
    'x': pyarrow.array([0.5, None, 2.5]),
    'half': pyarrow.array(numpy.array([1, 2, 3], dtype='f2')),
    'n': pyarrow.array([2**40, -1, 7], pyarrow.int64()),
    'ok': pyarrow.array([True, False, None]),
    'kind': pyarrow.array(['a', 'b', None]),
    'sort': pyarrow.array(['z', 'y', 'z']).dictionary_encode(),
    'jet': pyarrow.array([{'pt': 10.0, 'eta': 1}, None, {'pt': 30.0, 'eta': None}]),
    'hits': pyarrow.array([[1.0, 2.0], [], [3.0]]),
    'tracks': pyarrow.array([[{'d0': 1.0}, {'d0': 2.0}], [{'d0': 3.0}], []]),
    'code': pyarrow.array([[1, 2], [3, 4], [5, 6]], pyarrow.list_(pyarrow.float32(), 2)),
    'day': pyarrow.array([1, 2, 3], pyarrow.date32()),
}
table = pyarrow.table(columns)
# Long enough to be packed, with rows that follow from their place.
long = pyarrow.table({'k': pyarrow.array([k % 100 for k in range(20000)], pyarrow.float64()),
                      'word': pyarrow.array([f'word {k % 5}' for k in range(20000)])})
pyarrow.feather.write_feather(table, folder + 'plain.arrow', compression='uncompressed')
pyarrow.feather.write_feather(long, folder + 'lz4.feather', compression='lz4')
pyarrow.feather.write_feather(long, folder + 'zstd.feather', compression='zstd')
pyarrow.parquet.write_table(table.drop_columns(['half']), folder + 'nested.parquet', row_group_size=2)
