-- grain: one row an indicator for one period, whole province, part 1
select p.indicator, p.value, p.numerator, p.denominator, p.state, p.stale, p.source, p.reported_value, p.plan, p.gap,
       p.tone, p.change, p.communes_reporting, p.communes_total, p.units_reporting, p.units_total
from snapshot.province_status p
where p.period = $period and p.part = 1
