m=memoryview(bytearray(range(12)))
c=m.cast('B',[3,4])
print(c.shape,c.strides,c.ndim,c.nbytes,len(c),c.tolist(),c.f_contiguous,c.c_contiguous,c.contiguous)
print(c[1,2],c[-1,-1]); c[0,0]=99; print(m[0])
for k in [(0,),(1,2,3),(3,0),(0,4),0,slice(0,1),(slice(0,1),slice(0,1)),'a',...,(0,'a'),None]:
    try: print(k, type(c[k]).__name__)
    except Exception as e: print(k, type(e).__name__, e)
    try: c[k]=1; print('set')
    except Exception as e: print(k, type(e).__name__, e)
print(c.tobytes(), c.tobytes('F'), c.tobytes(order='A'))
z=memoryview(b'abcd').cast('i').cast('B').cast('i',[])
print(z.shape,z.ndim,z.tolist(),z[()],z[...] is z, z.nbytes, z.strides, z.f_contiguous)
for f in (len, iter, list, lambda z: z[0], lambda z: z[0:1], lambda z: z[(1,)]):
    try: print(f(z))
    except Exception as e: print(type(e).__name__, e)
for f in (len, iter, list, hash):
    try: print(f(c))
    except Exception as e: print(type(e).__name__, e)
for a in [('B',[2,5]),('B',[0,12]),('B',[-1,12]),('B',['a']),('B',3),('i',(3,)),('i',(1,3)),('B',[1]*65),('B',[1<<40,1<<40]),('h',[2,3])]:
    try: r=m.cast(*a); print(a, r.shape, r.tolist())
    except Exception as e: print(a if len(str(a))<50 else '', type(e).__name__, e)
for a in [('B',[2,6]),('B',),('B',[12]),('i',)]:
    try: r=c.cast(*a); print(a, r.shape, r.tolist())
    except Exception as e: print(a, type(e).__name__, e)
print(c==m, c==m.cast('B',(3,4)), c==m.cast('B',(4,3)), m==bytes(m), c.toreadonly().shape, memoryview(c).shape)
d=m.cast('B',shape=[2,2,3]); print(d.tolist(), d[1,1,2], d.strides, d.tobytes('F'))
print(memoryview(b'\x01\0')==memoryview(b'\x01\0').cast('h'), memoryview(b'\x01').cast('b')==memoryview(b'\x01'))
