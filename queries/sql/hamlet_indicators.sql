-- grain: one row an indicator of one hamlet for one period, part 1
select i.code as indicator, i.short_name, i.unit, i.decimals, v.value, v.numerator, v.denominator, v.state, v.stale
from snapshot.indicator_values v
join snapshot.indicators i on i.code = v.indicator
where v.hamlet_code = $hamlet and v.period = $period
  and v.level = 'hamlet' and v.part = 1 and v.breakdown = '' and v.base = 'full'
order by i.sort
