-- grain: one row an indicator (C1, D3, D4) and dimension (communes, peer groups, former provinces) for one period: how far its units lie apart
select e.indicator, e.dimension, e.units, e.units_with_data, e.average, e.lowest, e.highest,
       coalesce(lc.full_name, lg.group_name) as lowest_name, coalesce(hc.full_name, hg.group_name) as highest_name,
       e.difference, e.ratio, e.par, p.denominator
from snapshot.equity e
left join snapshot.communes lc on e.dimension = 'commune' and lc.commune_code = e.lowest_unit
left join snapshot.communes hc on e.dimension = 'commune' and hc.commune_code = e.highest_unit
left join snapshot.group_status lg
  on lg.group_kind = e.dimension and lg.group_code = e.lowest_unit and lg.period = e.period
 and lg.indicator = e.indicator and lg.part = e.part
left join snapshot.group_status hg
  on hg.group_kind = e.dimension and hg.group_code = e.highest_unit and hg.period = e.period
 and hg.indicator = e.indicator and hg.part = e.part
left join snapshot.province_status p on p.period = e.period and p.indicator = e.indicator and p.part = e.part
where e.period = $period and e.part = 1 and e.indicator in ('C1', 'D3', 'D4')
order by e.indicator, e.dimension
