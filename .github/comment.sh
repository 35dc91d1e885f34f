#!/usr/bin/env bash
# comment.sh FILE NUMBER: put a table under a pull request, in place of the one that is there.
#
# The table's first line is a mark that nobody sees; the comment with the mark is ours. Needs `gh`
# and GH_TOKEN, GITHUB_REPOSITORY.
set -euo pipefail
file=$1 number=$2
mark=$(head -n 1 "$file")
comments="repos/$GITHUB_REPOSITORY/issues/$number/comments"
# Whoever else writes the mark is no bot, and keeps what they wrote.
ours=$(gh api --paginate "$comments" \
  --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id")
first=${ours%%$'\n'*}
if [ -n "$first" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$first" -F "body=@$file"
else
  gh api --silent --method POST "$comments" -F "body=@$file"
fi
