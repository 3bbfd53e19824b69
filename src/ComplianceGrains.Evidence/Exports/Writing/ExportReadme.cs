namespace ComplianceGrains.Evidence;

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

        Where things are: data/<jurisdiction>/<log>/view.csv is for reading; records.jsonl and disclosures.jsonl are
        what is proven; data/profile.json lists the closed fields; data/packs holds the rules.

        With the verifier:   compliance export verify {{request.Export}}.zip --key trust.vkey [--pin CHECKPOINT]
        With standard tools only (integrity, seal, one leaf):

        unzip {{request.Export}}.zip; cd {{request.Export}}; sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt
        grep '/export+' ../trust.vkey | cut -d+ -f3- | base64 -d | tail -c +2 | openssl pkey -pubin -inform DER -out ../k.pem
        sed '/^$/,$d' seal.note > ../text; sed -n 's/^— [^ ]* //p' seal.note | base64 -d | tail -c +5 > ../sig
        openssl dgst -sha256 -verify ../k.pem -signature ../sig ../text
        sed -n 3p ../text | base64 -d | xxd -p -c32; sha256sum tagmanifest-sha256.txt
        jq -rj 'select(.index==INDEX).core' data/JURISDICTION/decisions/records.jsonl | (printf '\0'; cat) | sha256sum

        """.ReplaceLineEndings("\n");
}
