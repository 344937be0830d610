-- grain: one row a commune of a cluster of neighbouring communes that lag, for one period and indicator
select k.cluster, k.commune_code, c.full_name, c.name, k.core, k.local_i, k.rarity, s.value, s.state, s.gap
from snapshot.clusters k
join snapshot.communes c using (commune_code)
left join snapshot.commune_status s
  on s.commune_code = k.commune_code and s.period = k.period and s.indicator = k.indicator and s.part = 1
where k.period = $period and k.indicator = $indicator
order by k.cluster, k.core desc, c.sort
