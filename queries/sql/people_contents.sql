-- grain: one row a content of guidance for one period and place: the province (commune code null) or one commune
select cast(v.commune_code as varchar) as commune_code, split_part(cast(v.breakdown as varchar), '=', 2) as content, v.value,
       cast(v.state as varchar) as state
from snapshot.indicator_values v
where v.period = $period and v.indicator = 'C2' and v.part = 1 and v.base = 'full' and v.breakdown <> ''
  and (v.level = 'province' or (v.level = 'commune' and v.commune_code = $commune))
order by v.commune_code nulls first, v.value desc nulls last
