-- grain: one row a figure of the province by breakdown (operator, content …) of the frozen period that would be another one now
select r.indicator, i.short_name, r.part, r.breakdown::varchar as breakdown, i.decimals, r.published_value, r.current_value,
       r.published_numerator, r.current_numerator, r.published_denominator, r.current_denominator,
       r.published_state, r.current_state, r.unit::varchar as unit, r.reason
from snapshot.restatements r
join snapshot.indicators i on i.code = r.indicator
where r.period = $period and r.level = 'province' and r.base = 'full' and r.breakdown <> ''
order by r.indicator, r.part, r.breakdown
