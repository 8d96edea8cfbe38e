-- Which indicators has the open version counted?
SELECT indicator
FROM counted
