import http
from http import HTTPStatus, HTTPMethod

for s in HTTPStatus:
    print(repr(s), int(s), s.phrase, "|", s.description)
print(HTTPStatus(404) is HTTPStatus.NOT_FOUND, HTTPStatus.OK == 200, str(HTTPStatus.OK), f"{HTTPStatus.GONE}", HTTPStatus["FOUND"])
for m in HTTPMethod:
    print(repr(m), m, m.description)
try:
    HTTPStatus(999)
except ValueError as e:
    print(e)
print(http.__all__)
