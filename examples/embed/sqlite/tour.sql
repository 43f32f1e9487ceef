.load ./freehold_sqlite
select freehold_run_file('functions.py') is null;
create table posts(title text, score real, meta text);
insert into posts values
    ('Hello, World!', 4, '{"tags": ["a", "b"], "views": 12}'),
    ('Ünïcode & Co.', 9, '{"tags": [], "views": 1}'),
    ('Third', 5, '{"views": null}');
select slug(title), json_path(meta, 'views') from posts;
select json_path(meta, 'tags', 0) from posts where title like 'Hello%';
select median(score), median(nullif(score, score)) from posts;
select title, word, position from posts, words(title) order by title, position;
select sum(n) from first(100001);
select count(*) from first(10) a, first(a.n + 1) b;
-- errors of scripts are errors of SQL
select json_path('{}', 'missing');
select slug(1);
select n from first('x');
select freehold_run('def broken(:');
select slug('still alive');
