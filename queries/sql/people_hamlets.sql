-- grain: one row a hamlet of one commune for one period: households, classes, older and disabled people
select v.hamlet_code,
       any_value(h.full_name) as full_name, any_value(h.old_commune) as old_commune,
       any_value(struct_pack(value, numerator, denominator, state, source, stale)) filter (where indicator = 'C1') as households,
       any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'D1') as classes,
       any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'D3') as older,
       any_value(struct_pack(value, numerator, denominator, state)) filter (where indicator = 'D4') as disabled
from snapshot.indicator_values v
left join snapshot.hamlets h using (hamlet_code)
where v.hamlet_code between $commune || '-' and $commune || '-~' and v.period = $period and v.level = 'hamlet' and v.part = 1 and v.breakdown = ''
  and v.base = 'full' and v.indicator in ('C1', 'D1', 'D3', 'D4')
group by v.hamlet_code
order by v.hamlet_code
