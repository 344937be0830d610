-- grain: one row a commune (129), in the order that maps and colours use
select commune_code, name, type, full_name, former_province, peer_group, peer_group_name, population, area_km2,
       lat, lon, hex_q, hex_r
from snapshot.communes
order by sort
