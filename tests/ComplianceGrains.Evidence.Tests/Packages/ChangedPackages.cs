using System.Text.RegularExpressions;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Notes;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>A valid package is changed and sealed again by someone with the export key: each change has its code.</summary>
public partial class ChangedPackages
{
    private const string De = "data/de/decisions/", Life = "data/de/lifecycle/";

    // One history for all rows: rows only read it.
    private static readonly Lazy<Task<(Firm Firm, byte[] Zip)>> Shared = new(async () =>
    {
        var firm = Histories.Rich();
        return (firm, await firm.WriteAsync(Histories.Export(firm)));
    });

    public static TheoryData<string, string, Action<UnpackedPackage, Firm>> Changes { get; } = Table();

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task A_change_is_named_by_its_code(string code, string change, Action<UnpackedPackage, Firm> apply)
    {
        var (firm, zip) = await Shared.Value;
        var package = new UnpackedPackage(zip);
        apply(package, firm);
        var report = firm.Verify(package.Sealed(firm));
        Assert.True(report.Code == code, $"{change}: {code} is due, {report}: {report.Message}");
        Assert.NotNull(report.Where);
    }

    private static TheoryData<string, string, Action<UnpackedPackage, Firm>> Table()
    {
        var rows = new TheoryData<string, string, Action<UnpackedPackage, Firm>>();
        void Row(string code, string change, Action<UnpackedPackage> apply) => rows.Add(code, change, (p, _) => apply(p));
        void Signed(string code, string change, Action<UnpackedPackage, Firm> apply) => rows.Add(code, change, apply);

        // 2
        Row("BAG-FORM", "another BagIt version", p => p.Replace("bagit.txt", "1.0", "0.9"));
        Row("BAG-FORM", "bag-info without a label", p => p["bag-info.txt"] = "no label\n");
        // 3
        Row("SEAL", "another export id in export.json", p => p.Replace("data/export.json", "EXP-3", "EXP-4"));
        Row("SEAL", "another origin in export.json", p => p.Replace("data/export.json", "evidence.example.com", "evidence.example.org"));
        // 4
        Row("JSON", "a broken file", p => p.Replace("data/profile.json", "\"closed\":[", "\"closed\":[,"));
        Row("JSON", "a broken line", p => p.Lines(De + "records.jsonl", l => l[3] = l[3][..^1]));
        Row("JSON", "nesting too deep", p => p["data/profile.json"] = new string('[', 17) + new string(']', 17) + "\n");
        Row("JSON-DUPKEY", "a name twice", p => p.Replace("data/export.json", "\"from\":", "\"from\":1,\"from\":"));
        Row("JSON-DUPKEY", "a name twice in a disclosure", p => p.Lines(De + "disclosures.jsonl", l => l[0] = l[0].Replace("\"field\":", "\"field\":0,\"field\":", StringComparison.Ordinal)));
        Row("JSON-NUMBER", "a floating number", p => p.Lines(De + "records.jsonl", l => l[1] = Index().Replace(l[1], "\"index\":9.0")));
        Row("JSON-NUMBER", "an integer beyond 2^53-1", p => p.Lines(De + "records.jsonl", l => l[1] = Index().Replace(l[1], "\"index\":9007199254740992")));
        Row("JSON-TEXT", "white space", p => p.Replace("data/export.json", ",\"format\"", ", \"format\""));
        Row("JSON-TEXT", "an unpaired surrogate", p => p.Replace("data/profile.json", "SUP-1 subject", "\\ud800"));
        Row("JSON-TEXT", "bytes that are not UTF-8", p => p.Files[De + "tombstones.jsonl"][12] = 0xff);
        Row("JSONL", "no last line feed", p => p[De + "records.jsonl"] = p[De + "records.jsonl"][..^1]);
        Row("JSONL", "no line feed after a file", p => p[De + "range.json"] = p[De + "range.json"][..^1]);
        Row("B64", "stray bits", p => p[De + "range.json"] = LastHashCharacter().Replace(p[De + "range.json"], m => m.Value[..^2] + StrayBit(m.Value[^2]) + "\""));
        Row("FORM", "a member more", p => p.Replace("data/export.json", "\"format\"", "\"extra\":1,\"format\""));
        Row("FORM", "a member less", p => p[De + "range.json"] = Regex.Replace(p[De + "range.json"], "\"end\":[0-9]+,", ""));
        Row("FORM", "an empty list of commitments", p => p.Lines(De + "records.jsonl", l => l[l.FindIndex(HasCommitment)] = Regex.Replace(l.First(HasCommitment), "(\"commitments\":{\"[a-z0-9]+\":)\\[[^\\]]*\\]", "$1[]")));
        Row("FORM", "commitments of what is not a compartment", p => p.Lines(De + "records.jsonl", l => l[l.FindIndex(HasCommitment)] = l.First(HasCommitment).Replace("\"commitments\":{\"", "\"commitments\":{\"P", StringComparison.Ordinal)));
        Row("FORM", "a shredded compartment of a malformed name", p => p[De + "records.jsonl"] = Regex.Replace(p[De + "records.jsonl"], "(\"shredded\":\\[\")", "$1P"));
        Row("B64", "a hash of 24 bytes", p => p[De + "tombstones.jsonl"] = Regex.Replace(p[De + "tombstones.jsonl"], "(\"proof\":\\[\"[^\"]{32})[^\"]*\"", "$1\""));
        Row("JSON-NUMBER", "a minus without a digit", p => p.Lines(De + "disclosures.jsonl", l => l[1] = Index().Replace(l[1], "\"index\":-")));
        Row("JSON", "where a number is due, what starts no value", p => p.Lines(De + "disclosures.jsonl", l => l[1] = Index().Replace(l[1], "\"index\":\\\"ev1\\\"")));
        Row("JSON-NUMBER", "a number with a needless zero in a disclosure", p => p.Lines(De + "disclosures.jsonl", l => l[1] = Index().Replace(l[1], "\"index\":01")));
        Row("FORM", "a period beyond the year 9999", p => p["data/export.json"] = Regex.Replace(p["data/export.json"], "\"to\":[0-9]+", "\"to\":253402300800000"));
        Row("FORM", "a period before the year 1", p => p["data/export.json"] = Regex.Replace(p["data/export.json"], "\"from\":-?[0-9]+", "\"from\":-62135596800001"));
        Row("FORM", "a first disclosure of a compartment without a name", p => p.Lines(De + "disclosures.jsonl", l => l[0] = Regex.Replace(l[0], "\"cmp\":\"[a-z0-9]+\"", "\"cmp\":\"\"")));
        Row("FORM", "two tombstones of one entry", p => p.Lines(De + "tombstones.jsonl", l => l.Insert(0, l[0])));
        Row("FORM", "tombstones in another order", p => p.Lines(De + "tombstones.jsonl", l => l.Insert(0, Regex.Replace(l[0], "\"index\":[0-9]+", "\"index\":9007199254740991"))));
        Row("FORM", "an unknown status", p => p.Lines(De + "records.jsonl", l => l[1] = l[1].Replace("\"kept\"", "\"hidden\"", StringComparison.Ordinal)));
        Row("FORM", "another format", p => p.Replace("data/export.json", "\"ev1\"", "\"ev2\""));
        Row("FORM", "jurisdictions not sorted", p => p.Replace("data/export.json", "[\"de\",\"sg\"]", "[\"sg\",\"de\"]"));
        Row("FILE-UNKNOWN", "a file that the layout has not", p => p["data/de/notes.txt"] = "");
        Row("FILE-UNKNOWN", "a jurisdiction that export.json has not", p => p["data/fr/lifecycle/checkpoint"] = "");
        Row("FILE-UNKNOWN", "a schema that nothing uses", p => p[$"data/schemas/{Digest.Sha256("[[\"a\",\"b\",\"c\"]]"u8).ToHex()}.json"] = "[[\"a\",\"b\",\"c\"]]");
        Row("FILE-UNKNOWN", "a pack that nothing cites", p => p[$"data/packs/{Digest.Random().ToHex()}/pack.yaml"] = "");
        Row("FILE-MISSING", "no readme", p => p.Files.Remove("data/README.txt"));
        Row("FILE-MISSING", "no tombstones", p => p.Files.Remove(De + "tombstones.jsonl"));
        // 5
        Row("NOTE-FORM", "a checkpoint without a signature", p => p[De + "checkpoint"] = p[De + "checkpoint"].Split("\n\n")[0] + "\n\n");
        Row("NOTE-FORM", "the checkpoint of another log", p => p.Files[De + "checkpoint"] = p.Files["data/sg/decisions/checkpoint"]);
        Row("NOTE-BADSIG", "another size in the checkpoint", p => p[De + "checkpoint"] = Regex.Replace(p[De + "checkpoint"], "\n[0-9]+\n", "\n59\n"));
        Signed("CKPT-FORM", "a checkpoint with an extension line", (p, f) => p.Files[De + "checkpoint"] = SignedNote.Sign(f.Decisions("de").Checkpoint.Text + "more\n", f.Key).ToBytes());
        Signed("NOTE-UNTRUSTED", "a checkpoint by another key", (p, f) => p.Files[De + "checkpoint"] = f.Decisions("de").Checkpoint.Sign(f.ExportKey).ToBytes());
        Row("RANGE-FORM", "another size in the range", p => p[De + "range.json"] = Regex.Replace(p[De + "range.json"], "\"size\":60,\"start\"", "\"size\":61,\"start\""));
        Row("RANGE-FORM", "an earlier head within the range", p => p[De + "range.json"] = p[De + "range.json"].Replace("\"earlier\":[", "\"earlier\":[{\"proof\":[],\"size\":10},", StringComparison.Ordinal));
        Row("RANGE-FORM", "a status in the wrong place", p => p.Lines(De + "records.jsonl", l => l[^1] = l[^1].Replace("\"after\"", "\"kept\"", StringComparison.Ordinal)));
        Row("RANGE-FORM", "an earlier head in lifecycle", p => p.Replace(Life + "range.json", "\"earlier\":[]", "\"earlier\":[{\"proof\":[],\"size\":1}]"));
        Row("RANGE-GAP", "an entry left out", p => p.Lines(De + "records.jsonl", l => l.RemoveAt(5)));
        Row("RANGE-GAP", "the last entry left out", p => p.Lines(De + "records.jsonl", l => l.RemoveAt(l.Count - 1)));
        Row("RANGE-GAP", "two entries in another order", p => p.Lines(De + "records.jsonl", l => (l[4], l[5]) = (l[5], l[4])));
        Row("LIFECYCLE-GAP", "lifecycle from its second entry", p => p.Replace(Life + "range.json", "\"start\":0", "\"start\":1"));
        Row("CORE-CANONICAL", "white space in a core", p => p.Lines(De + "records.jsonl", l => l[1] = l[1].Replace("\"core\":\"{", "\"core\":\"{ ", StringComparison.Ordinal)));
        Row("CORE-CANONICAL", "an escape in a core", p => p.Lines(De + "records.jsonl", l => l[1] = l[1].Replace("wallet.", "\\\\u0077allet.", StringComparison.Ordinal)));
        Row("CORE-FORM", "another version", p => p.Lines(De + "records.jsonl", l => l[1] = l[1].Replace("\\\"v\\\":1", "\\\"v\\\":2", StringComparison.Ordinal)));
        Row("CORE-FORM", "a core of another log", p => p.Lines(De + "records.jsonl", l => l[1] = l[1].Replace("/de/decisions", "/sg/decisions", StringComparison.Ordinal)));
        // 6
        Row("ROOT", "a changed time", p => p.Lines(De + "records.jsonl", l => l[1] = l[1].Replace("001000,\\\"v", "001001,\\\"v", StringComparison.Ordinal)));
        Row("ROOT", "another leaf of a deleted entry", p => p.Lines(De + "records.jsonl", l => l[l.FindIndex(r => r.Contains("\"deleted\"", StringComparison.Ordinal))] = Regex.Replace(l.First(r => r.Contains("\"deleted\"", StringComparison.Ordinal)), "\"leaf\":\"[^\"]+\"", $"\"leaf\":\"{Digest.Random()}\"")));
        Row("ROOT", "another hash before the range", p => p[De + "range.json"] = Regex.Replace(p[De + "range.json"], "\"compact\":\\[\"[^\"]+\"", $"\"compact\":[\"{Digest.Random()}\""));
        Row("ROOT", "another hash after the range", p => p[De + "range.json"] = Regex.Replace(p[De + "range.json"], "\"log\":\"([^\"]+)\",\"proof\":\\[\"[^\"]+\"", $"\"log\":\"$1\",\"proof\":[\"{Digest.Random()}\""));
        // 10
        Row("EXPORT-SCOPE", "another period in export.json", p => p[("data/export.json")] = Regex.Replace(p["data/export.json"], "\"from\":[0-9]+", $"\"from\":{Histories.From + 1}"));
        Row("EXPORT-SCOPE", "decisions left out", p => p.Files.Keys.Where(k => k.StartsWith(De, StringComparison.Ordinal)).ToList().ForEach(k => p.Files.Remove(k)));
        Row("EXPORT-SCOPE", "the recipient closed", p => p.Lines(Life + "disclosures.jsonl", l => l.RemoveAt(2)));
        Row("PROFILE-DIGEST", "another rule in the profile", p => p.Replace("data/profile.json", "name on request", "name on demand"));
        // 12
        Row("EARLIER-NOPROOF", "no proof for an earlier export", p => p[De + "range.json"] = Regex.Replace(p[De + "range.json"], "\"earlier\":.*,\"end\"", "\"earlier\":[],\"end\""));
        Row("EARLIER-ROOT", "another proof for an earlier export", p => p[De + "range.json"] = Regex.Replace(p[De + "range.json"], "\"earlier\":\\[\\{\"proof\":\\[\"[^\"]+\"", $"\"earlier\":[{{\"proof\":[\"{Digest.Random()}\""));
        // 13, 14
        Row("SCHEMA-MISSING", "a schema left out", p => p.Files.Remove($"data/schemas/{new Firm().Schemas[Firm.Wallet].Digest.ToHex()}.json"));
        Row("SCHEMA-UNKNOWN", "a schema of other content", p => p.Replace($"data/schemas/{new Firm().Schemas[Firm.Wallet].Digest.ToHex()}.json", "ownerName", "ownerNome"));
        Row("PACK-DIGEST", "another rule text", p => p.Replace(p.Files.Keys.First(k => k.EndsWith("pack.yaml", StringComparison.Ordinal)), "EU", "EV"));
        Row("PACK-DIGEST", "a file more in a pack", p => p[p.Files.Keys.First(k => k.EndsWith("pack.yaml", StringComparison.Ordinal)) + ".bak"] = "");
        Row("PACK-MISSING", "a pack left out", p => p.Files.Keys.Where(k => k.StartsWith("data/packs/", StringComparison.Ordinal)).ToList().ForEach(k => p.Files.Remove(k)));
        // 15
        Row("TOMBSTONE-KIND", "a tombstone that is another entry", p => p[De + "tombstones.jsonl"] = Regex.Replace(p[De + "tombstones.jsonl"], "\"entry\":[0-9]+", "\"entry\":3"));
        Row("TOMBSTONE-PROOF", "another target", p => p[De + "tombstones.jsonl"] = Regex.Replace(p[De + "tombstones.jsonl"], "\"proof\":\\[\"[^\"]+\"", $"\"proof\":[\"{Digest.Random()}\""));
        Row("TOMBSTONE-MISSING", "a tombstone left out", p => p.Lines(De + "tombstones.jsonl", l => l.RemoveAt(0)));
        Row("TOMBSTONE-UNUSED", "a tombstone of a compartment that is there", p => p.Lines(De + "tombstones.jsonl", l => l.Add(Regex.Replace(l[^1], "\"index\":[0-9]+", "\"index\":30"))));
        Row("TOMBSTONE-MISSING", "a compartment hidden as shredded", p => p.Lines(De + "records.jsonl", l => l[l.FindIndex(r => r.StartsWith("{\"index\":30,", StringComparison.Ordinal))] = Regex.Replace(l.First(r => r.StartsWith("{\"index\":30,", StringComparison.Ordinal)), "\\}$", ",\"shredded\":[\"p1\"]}")));
        // 16
        Row("DISC-FORM", "D with white space", p => p.Lines(De + "disclosures.jsonl", l => l[0] = l[0].Replace("\"[\\\"ev1\\\",", "\"[ \\\"ev1\\\",", StringComparison.Ordinal)));
        Row("DISC-FORM", "a value that is no JSON", p => p.Lines(De + "disclosures.jsonl", l => l[0] = l[0].Replace("\\\"]\"", "]\"", StringComparison.Ordinal)));
        Row("DISC-NAME", "another field's name", p => p.Lines(De + "disclosures.jsonl", l => l[0] = Regex.Replace(l[0], "\\\\\"(decision|outcome)\\\\\"", "\\\"reason\\\"")));
        Row("DISC-ORDER", "two disclosures in another order", p => p.Lines(De + "disclosures.jsonl", l => (l[0], l[1]) = (l[1], l[0])));
        Row("DISC-UNUSED", "a disclosure more", p => p.Lines(De + "disclosures.jsonl", l => l.Insert(0, l[0].Replace("\"d1\"", "\"a1\"", StringComparison.Ordinal))));
        Row("DISC-UNUSED", "a disclosure of the entry after the period", p => p.Lines(De + "disclosures.jsonl", l => l.Add(Index().Replace(l[^1], "\"index\":41"))));
        Row("DISC-MISSING", "a disclosure less", p => p.Lines(De + "disclosures.jsonl", l => l.RemoveAt(0)));
        Row("COMPARTMENT-ROOT", "another value", p => p.Lines(De + "disclosures.jsonl", l => l[0] = l[0].Replace("approve", "refuse!", StringComparison.Ordinal).Replace("closed", "opened", StringComparison.Ordinal)));
        Row("COMPARTMENT-ROOT", "another salt", p => p.Lines(De + "disclosures.jsonl", l => l[0] = Regex.Replace(l[0], "ev1\\\\\",\\\\\"[^\\\\]+", $"ev1\\\",\\\"{Digest.Random()}")));
        Row("COMPARTMENT-ROOT", "another commitment", p => p.Lines(De + "records.jsonl", l => l[l.FindIndex(HasCommitment)] = Commitment().Replace(l.First(HasCommitment), m => m.Groups[1].Value + Digest.Random(), 1)));
        Row("PROFILE-HIDDEN", "a field hidden without a rule", HideDecision);
        // 17
        Row("VIEW", "another word in the view", p => p.Replace(De + "view.csv", "approve", "refused"));
        Row("VIEW", "a line more in the view", p => p[De + "view.csv"] += "\"\"\r\n");
        Row("VIEW", "a line less in the view", p => p[De + "view.csv"] = p[De + "view.csv"][..^20]);
        return rows;
    }

    private static void HideDecision(UnpackedPackage package)
    {
        var lines = package[De + "disclosures.jsonl"].Split('\n');
        var at = Array.FindIndex(lines, l => l.Contains("\\\"approve\\\"", StringComparison.Ordinal));
        var line = new DisclosureLine();
        line.Read(Texts.Utf8.GetBytes(lines[at]));
        var hidden = $"{{\"index\":{line.Index},";
        package.Lines(De + "disclosures.jsonl", l => l.RemoveAt(at));
        package.Lines(De + "records.jsonl", l => l[l.FindIndex(r => r.StartsWith(hidden, StringComparison.Ordinal))] =
            l.First(r => r.StartsWith(hidden, StringComparison.Ordinal)).Replace("\"d1\":[null,", $"\"d1\":[\"{Digest.Sha256(line.D.Span)}\",", StringComparison.Ordinal));
    }

    private static bool HasCommitment(string line) => Commitment().IsMatch(line);

    private static char StrayBit(char last)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet[alphabet.IndexOf(last, StringComparison.Ordinal) | 1];
    }

    [GeneratedRegex("\"index\":[0-9]+")]
    private static partial Regex Index();

    [GeneratedRegex("(\"p1\":\\[null,\")[^\"]+")]
    private static partial Regex Commitment();

    [GeneratedRegex("[A-Za-z0-9_-]{43}\"")]
    private static partial Regex LastHashCharacter();
}
