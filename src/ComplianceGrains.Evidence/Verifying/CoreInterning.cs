using ComplianceGrains.Evidence.Entries;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>Texts that many cores share are held once.</summary>
internal sealed class CoreInterning
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<PackCitation>> rules = new(StringComparer.Ordinal);

    public Core Intern(Core core)
    {
        var draft = core.Draft;
        return core with
        {
            Draft = draft with
            {
                Log = Text(draft.Log),
                Actor = Text(draft.Actor),
                Kind = Text(draft.Kind),
                Rules = draft.Rules is null ? null : Rules(draft.Rules),
                Compartments = [.. draft.Compartments.Select(c => c with { Cid = Text(c.Cid) })],
            },
        };
    }

    private string Text(string text)
    {
        if (texts.TryGetValue(text, out var held))
            return held;
        texts.Add(text);
        return text;
    }

    private IReadOnlyList<PackCitation> Rules(IReadOnlyList<PackCitation> cited)
    {
        var key = string.Join('\n', cited.Select(r => $"{r.Pack}\n{r.Version}\n{r.Digest}"));
        return rules.TryGetValue(key, out var held) ? held : rules[key] = cited;
    }
}
