using System.Text.Json.Nodes;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>Holds what was decided against what comes out now, field by field as they are sealed.</summary>
internal static class DecisionComparison
{
    public static IReadOnlyList<ReplayAnswer> Of(Module module, IReadOnlyList<Decision> then, IReadOnlyList<Decision> now)
    {
        var answers = new List<ReplayAnswer>();
        for (var i = 0; i < then.Count; i++)
        {
            var differences = new List<ReplayDifference>();
            Compare("", Fields(module, then[i]), i < now.Count ? Fields(module, now[i]) : null, differences);
            // More comes out now than was decided then: said where the last of them stands.
            if (i == then.Count - 1)
                foreach (var more in now.Skip(then.Count))
                    Compare("", null, Fields(module, more), differences);
            answers.Add(differences.Count == 0 ? new ReplayAnswer.Equal() : new ReplayAnswer.Differs(differences));
        }

        return answers;
    }

    private static JsonObject Fields(Module module, Decision decision)
    {
        // What is said in public beside a decision.
        if (decision.Happened is Published said)
            return new() { ["kind"] = said.Kind, ["ref"] = said.Reference.ToCanonical() };
        var kind = module.KindOf(decision.Happened.GetType());
        var fields = new JsonObject { ["kind"] = kind.Name };
        foreach (var (name, text) in decision.Basis.ToFields().Concat(kind.ToFields(decision.Happened)))
            fields[name] = JsonNode.Parse(text);
        return fields;
    }

    private static void Compare(string path, JsonNode? then, JsonNode? now, List<ReplayDifference> differences)
    {
        if (JsonNode.DeepEquals(then, now))
            return;
        if (then is JsonObject was && now is JsonObject isNow)
            foreach (var name in was.Select(member => member.Key).Union(isNow.Select(member => member.Key)))
                Compare(path.Length == 0 ? name : $"{path}.{name}", was[name], isNow[name], differences);
        else if (then is JsonArray items && now is JsonArray others)
            for (var i = 0; i < Math.Max(items.Count, others.Count); i++)
                Compare($"{path}[{i}]", i < items.Count ? items[i] : null, i < others.Count ? others[i] : null, differences);
        else
            differences.Add(new(path.Length == 0 ? ReplayDifference.Whole : path, then?.ToJsonString(FieldJson.Options) ?? "", now?.ToJsonString(FieldJson.Options) ?? ""));
    }
}
