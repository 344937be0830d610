-- grain: one row a commune for one duty and period: its state and the indicator furthest from its plan
select c.commune_code, c.name, c.full_name, c.peer_group_name, t.state, t.with_figure, t.applying, t.judged,
       t.on_track, t.behind, t.evidence_rows, i.short_name as worst_name, i.unit, i.decimals, s.value, s.plan,
       coalesce(s.state, 'not_reported') as figure_state
from snapshot.duty_status t
join snapshot.communes c using (commune_code)
left join snapshot.indicators i on i.code = t.worst
left join snapshot.commune_status s
  on s.commune_code = t.commune_code and s.period = t.period and s.indicator = t.worst and s.part = 1
where t.duty = $duty and t.period = $period
order by c.sort
