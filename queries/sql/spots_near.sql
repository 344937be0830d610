-- grain: one row a pair of open spots of one commune and operator nearer to each other than the setting says
with limits as (
    select coalesce(max(try_cast(value as double)) filter (where key = 'duplicate_spot_m'), 150) as metres from snapshot.settings
),
open_spots as (
    select spot_code, commune_code, any_value(lat) as lat, any_value(lon) as lon,
           list_distinct(flatten(list(string_split(operators, ';')))) as operators
    from snapshot.spots
    where open and lat is not null and lon is not null
    group by spot_code, commune_code
),
pairs as (
    select a.spot_code, b.spot_code as other_code, a.commune_code,
           6371000 * 2 * asin(sqrt(
               pow(sin(radians(b.lat - a.lat) / 2), 2)
               + cos(radians(a.lat)) * cos(radians(b.lat)) * pow(sin(radians(b.lon - a.lon) / 2), 2)
           )) as metres
    from open_spots a
    join open_spots b
      on b.commune_code = a.commune_code and a.spot_code < b.spot_code
     and (list_has_any(a.operators, b.operators)
          or list_contains(a.operators, 'all') or list_contains(b.operators, 'all'))
)
select p.spot_code, p.other_code, p.commune_code, c.full_name, p.metres, l.metres as nearer_than
from pairs p
cross join limits l
join snapshot.communes c on c.commune_code = p.commune_code
where p.metres < l.metres
order by p.metres
