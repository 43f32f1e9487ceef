"""Offsets, names and folds of zones, before, within and beyond the tables; needs the system's database."""
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
from datetime import datetime, timedelta, timezone
import pickle, copy
for key in ("America/New_York","Europe/Berlin","Asia/Kolkata","UTC","Australia/Lord_Howe","Europe/Dublin","Asia/Tokyo","Pacific/Apia"):
    z=ZoneInfo(key); print(z, repr(z), z.key)
    for y in (1970, 2007, 2020, 2024, 2037, 2038, 2100):
        for m,d,h in ((1,1,0),(3,10,2),(3,31,2),(4,7,2),(7,1,12),(10,27,2),(11,3,1),(11,2,1)):
            for fold in (0,1):
                t=datetime(y,m,d,h,30,tzinfo=z,fold=fold); print(t.isoformat(), t.tzname(), t.dst(), t.utcoffset(), end=" ")
            u=datetime(y,m,d,h,30,tzinfo=timezone.utc).astimezone(z); print(u, u.fold)
try: ZoneInfo("No/Such")
except ZoneInfoNotFoundError as e: print(e)
for bad in ("/abs","../x",""):
    try: print(ZoneInfo(bad))
    except Exception as e: print(type(e).__name__, e)
print(ZoneInfo("UTC") is ZoneInfo("UTC"), ZoneInfo.no_cache("UTC") is ZoneInfo("UTC"), pickle.loads(pickle.dumps(ZoneInfo("UTC"))) is ZoneInfo("UTC"), ZoneInfo("Asia/Tokyo").utcoffset(None), ZoneInfo("Europe/Berlin").utcoffset(None))
a=datetime(2024,3,10,1,0,tzinfo=ZoneInfo("America/New_York")); print(a+timedelta(hours=2), (a.astimezone(timezone.utc)+timedelta(hours=2)).astimezone(a.tzinfo), a < datetime(2024,3,10,tzinfo=ZoneInfo("Asia/Tokyo")))
