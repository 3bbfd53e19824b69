using ComplianceGrains.Evidence.Exports.Annexes;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary><c>data/README.txt</c>: what the package proves, what not, and how to check it with standard tools.</summary>
internal static class ExportReadme
{
    public static string For(ExportRequest request) => $$"""
        Evidence package {{request.Export}}, format ev1

        What it proves, to whoever holds the firm's public keys from elsewhere (trust.vkey):
        - nothing of the period is missing from the logs shown, and nothing was altered since it was logged;
        - every decision names the rules it was made under, and these were published before;
        - every field that is hidden or erased is named, with the rule that hides it or the tombstone that erased it.
        What it does not prove: that what was recorded is true; that everything that happened was recorded; anything
        after the newest checkpoint that you kept yourself, if the firm's keys are in wrong hands. Keep the files
        "checkpoint": your next package must continue them.
        {{Obeyed(request.NotYetObeyed)}}
        {{(request.Readable ? Annexes : "")}}Where things are: data/<jurisdiction>/<log>/view.csv shows every field in one file; records.jsonl and
        disclosures.jsonl are what is proven; data/profile.json lists the closed fields; data/packs holds the rules.
        {{Filters(request)}}
        With the verifier:   compliance export verify {{request.Export}}.zip --key trust.vkey [--pin CHECKPOINT]
        With standard tools only (integrity, seal, one leaf):

        unzip {{request.Export}}.zip; cd {{request.Export}}; sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt
        grep '/export+' ../trust.vkey | cut -d+ -f3- | base64 -d | tail -c +2 | openssl pkey -pubin -inform DER -out ../k.pem
        sed '/^$/,$d' seal.note > ../text; sed -n 's/^— [^ ]* //p' seal.note | base64 -d | tail -c +5 > ../sig
        openssl dgst -sha256 -verify ../k.pem -signature ../sig ../text
        sed -n 3p ../text | base64 -d | xxd -p -c32; sha256sum tagmanifest-sha256.txt

        The seal holds if openssl says "Verified OK" and the last two lines begin with the same 64 digits.
        One leaf: an entry's leaf is the SHA-256 of a zero byte and its core, and the same actor's next entry names it as
        "prev". Paste this, then call it with the index of an entry; it exits 0 for LEAF OK, 1 for LEAF DIFFERS, 2 for NOT CHECKED:

        check_leaf() (
          records=data/{{First(request)}}/${2:-decisions}/records.jsonl
          core=$(jq -rj "select(.index==$1).core // empty" "$records")
          test -n "$core" || { echo "NOT CHECKED: no entry $1 with a core is in $records"; exit 2; }
          leaf=$({ printf '\0'; printf %s "$core"; } | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=\n')
          next=$(jq -r --argjson c "$core" '.core // empty | fromjson | select(.actor == $c.actor and .seq == $c.seq + 1).prev' "$records")
          test -n "$next" || { echo "NOT CHECKED: leaf $leaf; its actor has no later entry here to compare with"; exit 2; }
          test "$leaf" = "$next" || { echo "LEAF DIFFERS: entry $1 gives $leaf, the actor's next entry names $next"; exit 1; }
          echo "LEAF OK: entry $1 gives $leaf, as the actor's next entry says"
        )
        check_leaf INDEX

        A sample that everybody draws alike: choose a seed now that the package is sealed. Of the entries of the period that
        this export opens, it is the first N in the order of SHA-256("ev1/sample\n<seed>\n<log name>\n<index>\n"). Paste this,
        then call it with seed, number and, if you like, a kind; it prints the indexes in the order in which they are drawn:

        draw_sample() (
          j=data/{{First(request)}}; log=${4:-decisions}; name=$(jq -r .log "$j/$log/range.json")
          f=$(jq -r --arg l "$log" 'select(.field==4).d | fromjson | .[3][$l] | tojson' "$j/lifecycle/disclosures.jsonl")
          jq -r --argjson f "$f" --arg k "${3:-}" 'select(.status=="kept") | .index as $i | .core | fromjson | .kind as $kind
              | .actor as $actor | select(($f.kinds == null or any($f.kinds[]; . == $kind)) and ($k == "" or $k == $kind)
              and ($f.actors == null or any($f.actors[]; . == $actor))) | $i' "$j/$log/records.jsonl" |
            while read -r i; do
              printf '%s %s\n' "$(printf 'ev1/sample\n%s\n%s\n%s\n' "$1" "$name" "$i" | sha256sum | cut -c1-64)" "$i"
            done | sort | head -n "$2" | cut -d' ' -f2
        )
        draw_sample SEED 25

        """.ReplaceLineEndings("\n");

    private const string Annexes = """
        To read first: data/annex/index.html, the report, and the CSV files beside it, one for each kind of decision; the
        Parquet files say the same. All are computed from what the package discloses and from nothing else.

        """;

    private static string First(ExportRequest request) =>
        request.Jurisdictions.Count == 0 ? "eu" : request.Jurisdictions.Select(j => j.Label).Order(StringComparer.Ordinal).First();

    private static string Filters(ExportRequest request)
    {
        var filters = request.Jurisdictions.OrderBy(j => j.Label, StringComparer.Ordinal)
            .SelectMany(j => j.Scope.Filters.Where(f => f.Filter != LogFilter.All).Select(f => $"- {j.Label}/{f.Log}: {Named("kinds", f.Filter.Kinds)}{Named("actors", f.Filter.Actors)}".TrimEnd(' ', ';'))).ToList();
        return filters.Count == 0 ? "" : $"""

            The fields of these entries only were asked for:
            {string.Join('\n', filters)}
            Every other entry of the period is in records.jsonl with its core and without its fields, so that what the filter left
            out is counted and proven to be all there is; view.csv has such a line with state "header".

            """;

        static string Named(string what, IReadOnlyList<string>? items) => items is null ? "" : $"{what} {string.Join(", ", items)}; ";
    }

    private static string Obeyed(IReadOnlyList<string> notYet) => notYet.Count == 0 ? "" :
        $"\nRules of the packs that this installation does not obey yet, so that no decision here rests on them\n(\"*\" stands for any name):\n{string.Join('\n', notYet.Select(path => $"- {path}"))}\n";
}
