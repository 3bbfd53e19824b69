using System.Text.Json.Nodes;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Schemas;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>What becomes of one recorded decision under other rules.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Then">Its outcome.</param>
/// <param name="Now">The outcome under the other rules; <see cref="Refused"/> or <see cref="NotDecided"/> if there is none.</param>
/// <param name="Changed">What changes, of <see cref="Changes"/>, in that order; empty if nothing does.</param>
/// <param name="Reasons">Codes of reasons that come (<c>+band</c>) or go (<c>-band</c>).</param>
/// <param name="Why">In a sentence without personal data; empty if nothing changes.</param>
public sealed record OtherDecision(string Kind, string Then, string Now, IReadOnlyList<string> Changed, IReadOnlyList<string> Reasons, string Why)
{
    /// <summary>The rules turn the command away.</summary>
    public const string Refused = "turned-away";

    /// <summary>It does not come to this decision.</summary>
    public const string NotDecided = "not-decided";

    /// <summary>Another decision is made, or the same with another outcome.</summary>
    public const string Outcome = "outcome";

    /// <summary>The risk is rated otherwise.</summary>
    public const string Band = "band";

    /// <summary>Other steps are to be done, or by others.</summary>
    public const string Steps = "steps";

    /// <summary>The same is due at another time.</summary>
    public const string Deadline = "deadline";

    /// <summary>Other reasons are given.</summary>
    public const string OtherReasons = "reasons";

    /// <summary>Something else of what is recorded.</summary>
    public const string Else = "other";

    private const int LongestValue = 80;

    /// <summary>What can change.</summary>
    public static IReadOnlyList<string> Changes { get; } = [Outcome, Band, Steps, Deadline, OtherReasons, Else];

    /// <summary>
    /// What tells under which rules something was decided, and says it in words, is not part of what was decided: another version of the
    /// same threshold is no other decision. A person's own values are not looked at.
    /// </summary>
    private static readonly HashSet<string> Wording = new(StringComparer.Ordinal) { "pack", "text", "threshold", "provenance" };

    /// <summary>Each of the decisions of a command, and what becomes of it.</summary>
    public static IReadOnlyList<OtherDecision> Of(Module module, IReadOnlyList<Decision> then, IReadOnlyList<Decision> now) =>
        [.. then.Select((decision, place) => Of(module, decision, place < now.Count ? now[place] : null, place == then.Count - 1 ? now.Skip(then.Count) : []))];

    /// <summary>The same where the rules turn the command away.</summary>
    public static IReadOnlyList<OtherDecision> OfRefused(Module module, IReadOnlyList<Decision> then, string why) =>
        [.. then.Select(decision => new OtherDecision(NameOf(module, decision), decision.Basis.Outcome, Refused, [Outcome], [], why))];

    private static OtherDecision Of(Module module, Decision then, Decision? now, IEnumerable<Decision> more)
    {
        var name = NameOf(module, then);
        if (now is null)
            return new(name, then.Basis.Outcome, NotDecided, [Outcome], [], $"{name} “{then.Basis.Outcome}” is not decided.");
        var (changed, why) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        var isSame = NameOf(module, now) is var nowName && name == nowName;
        if (!isSame || then.Basis.Outcome != now.Basis.Outcome)
        {
            changed.Add(isSame && now.Happened is Customers.Events.CustomerRiskRated or Customers.Events.CustomerRatedAgain ? Band : Outcome);
            why.Add($"“{now.Basis.Outcome}”{(isSame ? "" : $" ({nowName})")} instead of “{then.Basis.Outcome}”");
        }

        if (isSame && then.Happened is Published was && now.Happened is Published isNow)
            Compare("ref", was.Reference.ToCanonical(), isNow.Reference.ToCanonical(), changed, why);
        else if (isSame)
            Compare(module.KindOf(then.Happened.GetType()), then.Happened, now.Happened, changed, why);
        foreach (var follows in more)
        {
            changed.Add(Outcome);
            why.Add($"then {NameOf(module, follows)} “{follows.Basis.Outcome}”");
        }

        string[] reasons = [.. Codes(now).Except(Codes(then)).Select(code => $"+{code}"), .. Codes(then).Except(Codes(now)).Select(code => $"-{code}")];
        if (reasons.Length > 0)
            changed.Add(OtherReasons);
        return new(name, then.Basis.Outcome, now.Basis.Outcome, [.. Changes.Where(changed.Contains)], reasons, changed.Count == 0 ? "" : $"{string.Join("; ", why.Take(3).DefaultIfEmpty("other reasons"))}.");
    }

    /// <summary>Its kind; what is said in public beside a decision is of no module.</summary>
    private static string NameOf(Module module, Decision decision) => decision.Happened is Published said ? said.Kind : module.KindOf(decision.Happened.GetType()).Name;

    private static IEnumerable<string> Codes(Decision decision) => decision.Basis.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal);

    private static void Compare(RecordKind kind, object then, object now, HashSet<string> changed, List<string> why)
    {
        foreach (var (name, was, isNow) in kind.Differing(then, now))
            if (!Wording.Contains(name))
                Compare(name, JsonNode.Parse(was), JsonNode.Parse(isNow), changed, why);
    }

    private static void Compare(string path, JsonNode? then, JsonNode? now, HashSet<string> changed, List<string> why)
    {
        if (then is JsonObject was && now is JsonObject isNow)
        {
            foreach (var name in was.Select(member => member.Key).Union(isNow.Select(member => member.Key)).Where(name => !Wording.Contains(name)))
                Compare($"{path}.{name}", was[name], isNow[name], changed, why);
        }
        else if (then is JsonArray items && now is JsonArray others)
        {
            for (var i = 0; i < Math.Max(items.Count, others.Count); i++)
                Compare($"{path}[{i}]", i < items.Count ? items[i] : null, i < others.Count ? others[i] : null, changed, why);
        }
        else if (!JsonNode.DeepEquals(then, now))
        {
            changed.Add(ChangeOf(path));
            why.Add($"{path} {Text(now)} instead of {Text(then)}");
        }
    }

    private static string ChangeOf(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        return last switch
        {
            "due" or "reviewDue" or "expires" or "usableFrom" or "holdsUntil" or "until" or "usable" => Deadline,
            _ when path.StartsWith("pending", StringComparison.Ordinal) || path.StartsWith("needed", StringComparison.Ordinal) => Steps,
            "band" or "points" or "factor" => Band,
            _ when path.StartsWith("contributions", StringComparison.Ordinal) || path.StartsWith("triggers", StringComparison.Ordinal) => Band,
            _ => Else,
        };
    }

    private static string Text(JsonNode? value)
    {
        var text = value?.ToJsonString(FieldJson.Options) ?? "nothing";
        return text.Length > LongestValue ? $"{text[..LongestValue]}…" : text;
    }
}
