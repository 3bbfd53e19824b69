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
        Where things are: data/<jurisdiction>/<log>/view.csv is for reading; records.jsonl and disclosures.jsonl are
        what is proven; data/profile.json lists the closed fields; data/packs holds the rules.

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
          records=data/{{(request.Jurisdictions.Count == 0 ? "eu" : request.Jurisdictions.Select(j => j.Label).Order(StringComparer.Ordinal).First())}}/${2:-decisions}/records.jsonl
          core=$(jq -rj "select(.index==$1).core // empty" "$records")
          test -n "$core" || { echo "NOT CHECKED: no entry $1 with a core is in $records"; exit 2; }
          leaf=$({ printf '\0'; printf %s "$core"; } | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=\n')
          next=$(jq -r --argjson c "$core" '.core // empty | fromjson | select(.actor == $c.actor and .seq == $c.seq + 1).prev' "$records")
          test -n "$next" || { echo "NOT CHECKED: leaf $leaf; its actor has no later entry here to compare with"; exit 2; }
          test "$leaf" = "$next" || { echo "LEAF DIFFERS: entry $1 gives $leaf, the actor's next entry names $next"; exit 1; }
          echo "LEAF OK: entry $1 gives $leaf, as the actor's next entry says"
        )
        check_leaf INDEX

        """.ReplaceLineEndings("\n");

    private static string Obeyed(IReadOnlyList<string> notYet) => notYet.Count == 0 ? "" :
        $"\nRules of the packs that this installation does not obey yet, so that no decision here rests on them\n(\"*\" stands for any name):\n{string.Join('\n', notYet.Select(path => $"- {path}"))}\n";
}
