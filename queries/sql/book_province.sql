-- grain: one row a figure of the province for one period: indicator, part and breakdown, with the reported base beside
with known as (
    select * from snapshot.indicator_values where level = 'province' and period = $period
)
select i.family, v.indicator::varchar as indicator, v.part, v.breakdown::varchar as breakdown, n.name, i.short_name,
       v.value, v.numerator, v.denominator, v.unit::varchar as unit, n.decimals, v.state::varchar as state,
       v.source::varchar as source, v.stale, r.value as reported_value, r.numerator as reported_numerator,
       r.denominator as reported_denominator, coalesce(r.state::varchar, 'not_reported') as reported_state,
       p.plan, p.gap, p.change, p.tone, p.communes_reporting, p.communes_total, n.target, n.target_status
from known v
join snapshot.indicators i on i.code = v.indicator::varchar
join snapshot.indicator_parts n on n.code = v.indicator::varchar and n.part = v.part
left join known r
  on r.base = 'reported' and r.indicator = v.indicator and r.part = v.part and r.breakdown = v.breakdown
left join snapshot.province_status p
  on p.period = $period and p.indicator = v.indicator::varchar and p.part = v.part and v.breakdown = ''
where v.base = 'full'
order by i.sort, v.part, v.breakdown <> '', v.breakdown
