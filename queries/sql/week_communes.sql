-- grain: one row a commune (129) for one period: its score and rank among its peers, how firm that is, and the three shares furthest behind plan
with late as (
    select s.commune_code, count(*) as behind,
           list(struct_pack(name := i.short_name, gap := s.gap, decimals := i.decimals) order by s.gap, i.sort)[1:3] as reasons
    from snapshot.commune_status s
    join snapshot.indicators i on i.code = s.indicator
    where s.period = $period and s.part = 1 and s.tone = 'behind' and i.unit = '%' and i.tier = 'core'
    group by s.commune_code
)
select c.commune_code, c.name, c.full_name, c.peer_group, c.peer_group_name, c.former_province, r.score, r.components,
       r.rank_peer, r.best_peer, r.worst_peer, r.of_peer, coalesce(l.behind, 0) as behind, l.reasons
from snapshot.communes c
left join snapshot.score_ranks r on r.commune_code = c.commune_code and r.period = $period
left join late l on l.commune_code = c.commune_code
order by r.rank_peer / r.of_peer desc nulls last, r.score, c.sort
