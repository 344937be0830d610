-- grain: one row a weak-signal spot of the province that is still open
select spot_code, commune_code, lat, lon, spot_type, operators, status, overdue, affected_households
from snapshot.spots
where open and lat is not null and lon is not null
order by spot_code
