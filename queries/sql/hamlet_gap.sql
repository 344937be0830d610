-- grain: one row a hamlet of one commune for one period and indicator, part 1: what it still lacks, largest first
select h.hamlet_code, h.full_name, h.households, v.value, v.numerator, v.denominator,
       coalesce(v.state, 'not_reported') as state, t.members, t.short_by,
       coalesce(v.denominator, h.households) - coalesce(v.numerator, 0) as missing,
       cast(sum(coalesce(v.denominator, h.households) - coalesce(v.numerator, 0)) over (
           order by coalesce(v.denominator, h.households) - coalesce(v.numerator, 0) desc, h.hamlet_code
       ) as double) as missing_so_far,
       cast(sum(coalesce(v.denominator, h.households) - coalesce(v.numerator, 0)) over () as double) as missing_total
from snapshot.hamlets h
left join snapshot.indicator_values v
  on v.hamlet_code = h.hamlet_code and v.period = $period and v.indicator = $indicator
 and v.level = 'hamlet' and v.part = 1 and v.breakdown = '' and v.base = 'full'
left join snapshot.teams t on t.hamlet_code = h.hamlet_code
where h.commune_code = $commune
order by missing desc, h.hamlet_code
