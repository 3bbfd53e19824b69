using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Jurisdictions.Language;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>Reads a scenario file: a list of questions and stories.</summary>
internal static class ScenarioReader
{
    public static IReadOnlyList<Scenario> Read(string file, string text, List<PackError> errors)
    {
        if (YamlText.Read(file, text, errors) is not { } root)
            return [];
        if (root is not SequenceNode list)
        {
            errors.Add(new PackError(file, root.Mark.Line, root.Mark.Column, "Expected a list of scenarios, each starting with '- scenario: …'."));
            return [];
        }
        var scenarios = new List<Scenario>();
        foreach (var item in list.Items)
            try
            {
                scenarios.Add(One(file, item));
            }
            catch (ScenarioException wrong)
            {
                errors.Add(new PackError(file, wrong.Mark.Line, wrong.Mark.Column, wrong.Message));
            }
        return scenarios;
    }

    private static Scenario One(string file, Node node)
    {
        if (node is not MappingNode map)
            throw new ScenarioException(node.Mark, "Expected a scenario with its name, a question or a story, and what is expected.");
        var name = Text(map, "scenario");
        var traps = (map.Find("traps") as SequenceNode)?.Items.OfType<ScalarNode>()
            .Select(trap => int.TryParse(trap.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ScenarioException(trap.Mark, "A trap is a number."))
            .ToList() ?? [];
        var isStory = map.Has("story");
        string[] known = isStory ? ["scenario", "traps", "story", "booking", "steps"] : ["scenario", "traps", "bind", "at", "ask", "with", "expect"];
        if (map.Entries.FirstOrDefault(entry => !known.Contains(entry.Key.Text)) is { } unknown)
            throw new ScenarioException(unknown.Key.Mark, $"'{unknown.Key.Text}' has no meaning in a scenario. {Nearest.Hint(unknown.Key.Text, known)}Known here: {string.Join(", ", known)}.");
        return new Scenario(name, file, map.Mark.Line, traps, isStory ? Story(name, map) : null) { Question = isStory ? null : Question(map) };
    }

    private static ScenarioQuestion Question(MappingNode map)
    {
        var bind = map.Find("bind") switch
        {
            SequenceNode sequence => sequence.Items.OfType<ScalarNode>().Select(item => item.Text).ToList(),
            ScalarNode scalar => [scalar.Text],
            _ => throw new ScenarioException(map.Mark, "Say which jurisdictions bind: bind: [DE]."),
        };
        Instant? at = null;
        LocalDate? on = null;
        var when = Text(map, "at");
        if (LocalDatePattern.Iso.Parse(when) is { Success: true } date)
            on = date.Value;
        else
            at = ScenarioArguments.InstantOf(map.Find("at")!, DateTimeZone.Utc);
        var with = map.Find("with") switch
        {
            null => new MappingNode(map.Mark, []),
            MappingNode arguments => arguments,
            var other => throw new ScenarioException(other.Mark, "'with' is a mapping of the question's arguments."),
        };
        return new ScenarioQuestion(Text(map, "ask"), new ScenarioArguments(with), bind, at, on, Expectations(map));
    }

    private static SubjectStory Story(string name, MappingNode map)
    {
        var kind = Text(map, "story");
        if (map.Find("steps") is not SequenceNode { Items.Count: > 0 } steps)
            throw new ScenarioException(map.Mark, "A story has 'steps'.");
        var told = steps.Items.Select(Step).ToList();
        for (var i = 1; i < told.Count; i++)
            if (told[i].At < told[i - 1].At)
                throw new ScenarioException(steps.Items[i].Mark, "This step lies before the one above it. Put the steps in order of time.");
        return new SubjectStory(name, kind, Text(map, "booking"), told);
    }

    private static StoryStep Step(Node node)
    {
        if (node is not MappingNode map)
            throw new ScenarioException(node.Mark, "Expected a step such as { at: 2026-11-02T09:00:00Z, do: apply, … }.");
        var at = ScenarioArguments.InstantOf(map.Find("at") ?? throw new ScenarioException(map.Mark, "A step says 'at' what time it happens."), DateTimeZone.Utc);
        var arguments = new JsonObject();
        foreach (var entry in map.Entries.Where(entry => entry.Key.Text is not ("at" or "do" or "expect")))
            arguments[entry.Key.Text] = Json(entry.Value);
        return new StoryStep(at, (map.Find("do") as ScalarNode)?.Text, arguments, map.Has("expect") ? Expectations(map) : new Dictionary<string, Answer>(), map.Mark.Line);
    }

    private static Dictionary<string, Answer> Expectations(MappingNode map)
    {
        if (map.Find("expect") is not MappingNode { Entries.Count: > 0 } expect)
            throw new ScenarioException(map.Mark, "A scenario without 'expect' can never fail. Say what should come out.");
        return expect.Entries.ToDictionary(
            entry => entry.Key.Text,
            entry => entry.Value switch
            {
                ScalarNode scalar => Answer.Of(scalar.IsNull ? null : scalar.Text),
                SequenceNode list => Answer.Of(list.Items.Select(item => item is ScalarNode text ? text.Text : throw new ScenarioException(item.Mark, "Expected one text."))),
                var other => throw new ScenarioException(other.Mark, "Expected one text or a list."),
            },
            StringComparer.Ordinal);
    }

    private static JsonNode? Json(Node node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { Quoted: false, Text: "true" or "false" } flag => flag.Text == "true",
        ScalarNode scalar => scalar.Text,
        _ => null,
    };

    private static string Text(MappingNode map, string name) => map.Find(name) is ScalarNode { IsNull: false } scalar
        ? scalar.Text
        : throw new ScenarioException(map.Mark, $"'{name}' is missing in this scenario.");
}
