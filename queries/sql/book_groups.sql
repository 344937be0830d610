-- grain: one row a group (peer group or former province), indicator and part for one period
select g.group_kind, g.group_code, g.group_name, g.indicator, g.part, n.name, n.unit, n.decimals, g.value, g.numerator,
       g.denominator, g.lowest, g.q1, g.median, g.q3, g.highest, g.communes, g.communes_reporting
from snapshot.group_status g
join snapshot.indicators i on i.code = g.indicator
join snapshot.indicator_parts n on n.code = g.indicator and n.part = g.part
where g.period = $period
order by g.group_kind desc, g.group_name, i.sort, g.part
