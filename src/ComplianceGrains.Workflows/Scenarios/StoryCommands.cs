using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exceptions;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Kinds;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>Does in a world what a step of a story says, in the words of the HTTP API.</summary>
internal static class StoryCommands
{
    /// <summary>Who does a step if it does not say <c>by</c>.</summary>
    private static readonly Dictionary<string, string> Usually = new(StringComparer.Ordinal)
    {
        ["apply"] = Roles.ProductService,
        ["evidence"] = Roles.ProductService,
        ["offboard"] = Roles.Mlro,
        ["review"] = Roles.ProductService,
        ["approve"] = Roles.Mlro,
        ["dispose"] = Roles.Analyst,
    };

    /// <summary>Plays one step; a refusal is an outcome as any other.</summary>
    public static Refusal? Play(SubjectWorld world, SubjectStory story, StoryStep step) => step.Do switch
    {
        null or "wait" => Nothing(step),
        "list" => List(world, step),
        "apply" => world.Do(Application(story, step), By(step)),
        "evidence" => world.Do(Evidence(step), By(step)),
        "approve" when step.Arguments.ContainsKey("step") => world.Do(
            Only(step, new DecideStep(Text(step, "step"), IsApproval(step), Reason(step)), "step", "decision", "by", "reason"), By(step)),
        "approve" => world.Do(Exception(world, step), Only(step, new ConfirmDisposition(IsApproval(step), Reason(step)), "exception", "decision", "by", "reason"), By(step)),
        "dispose" => world.Do(Exception(world, step), Only(step, new DisposeException(Text(step, "disposition"), Reason(step)), "exception", "disposition", "by", "reason"), By(step)),
        "offboard" => world.Do(Only(step, new Offboard(Reason(step)), "by", "reason"), By(step)),
        "review" => world.Do(Only(step, new RequestReview(Reason(step)), "by", "reason"), By(step)),
        var other => throw new StoryException(step, $"'do: {other}' means nothing. Use list, apply, evidence, approve, dispose, offboard, review or wait."),
    };

    private static Refusal? Nothing(StoryStep step) => Only<Refusal?>(step, null);

    private static Refusal? List(SubjectWorld world, StoryStep step)
    {
        var list = Text(step, "list");
        var refresh = Only(step, OptionalText(step, "refresh"), "list", "names", "refresh");
        if (refresh is not (null or "stopped"))
            throw new StoryException(step, "'refresh' is 'stopped' or left out.");
        if (refresh is not null)
            world.Lists.StopRefresh(list, world.Now);
        else
            world.Lists.Put(list, Names(step), world.Now);
        world.ListChanged();
        return null;
    }

    private static StartOnboarding Application(SubjectStory story, StoryStep step)
    {
        Only(step, 0, "kind", "data", "by");
        if (Text(step, "kind") is not "natural-person" and var kind)
            throw new StoryException(step, $"Nobody onboards a {kind} yet.");
        try
        {
            var data = step.Arguments["data"].Deserialize<PersonData>(FieldJson.Options) ?? throw new StoryException(step, "'data' is missing.");
            return new StartOnboarding($"demo-{story.Booking.ToLowerInvariant()}", data);
        }
        catch (JsonException wrong)
        {
            throw new StoryException(step, $"'data' is not what the HTTP API takes: {wrong.Message}");
        }
    }

    private static RecordEvidence Evidence(StoryStep step) => Only(
        step, new RecordEvidence(Text(step, "kind"), Text(step, "result"), OptionalText(step, "provider"), OptionalText(step, "reference"), Time(step, "occurredAt"), step.Arguments["data"]?.ToJsonString()),
        "kind", "result", "provider", "reference", "occurredAt", "data", "by");

    /// <summary>The open exception of the kind that the step names; without one, the oldest that is open.</summary>
    private static string Exception(SubjectWorld world, StoryStep step)
    {
        var kind = OptionalText(step, "exception");
        return world.Opened.FirstOrDefault(id => !world.Exceptions[id].Closed && (kind is null || world.Exceptions[id].Kind == kind))
            ?? throw new StoryException(step, $"No exception{(kind is null ? "" : $" of kind {kind}")} is open.");
    }

    /// <summary>A role, or one of its people: <c>analyst</c>, <c>analyst 2</c>.</summary>
    private static Principal By(StoryStep step)
    {
        var words = (OptionalText(step, "by") ?? Usually[step.Do!]).Split(' ');
        if (!Roles.All.Contains(words[0]))
            throw new StoryException(step, $"There is no role {words[0]}.");
        return new Principal($"prn-{words[0]}-{(words.Length > 1 ? words[1] : "1")}", words[0], words[0] != Roles.ProductService, ["*"]);
    }

    private static bool IsApproval(StoryStep step) => Text(step, "decision") switch
    {
        "approve" => true,
        "reject" => false,
        _ => throw new StoryException(step, "'decision' is approve or reject."),
    };

    private static string Reason(StoryStep step) => OptionalText(step, "reason") ?? "as the story says";

    private static IReadOnlyList<string> Names(StoryStep step) => step.Arguments["names"] is JsonArray names
        ? [.. names.Select(name => (string)name!)]
        : throw new StoryException(step, "Say which 'names' the list has.");

    private static string Text(StoryStep step, string name) => OptionalText(step, name) ?? throw new StoryException(step, $"'{name}' is missing.");

    private static string? OptionalText(StoryStep step, string name) => step.Arguments[name] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw new StoryException(step, $"'{name}' is one word."),
    };

    private static Instant? Time(StoryStep step, string name) => OptionalText(step, name) is not { } text
        ? null
        : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } time ? time.Value.ToInstant() : throw new StoryException(step, $"'{name}' is a time such as 2026-11-02T09:00:00Z.");

    private static T Only<T>(StoryStep step, T command, params string[] known) => step.Arguments.FirstOrDefault(argument => !known.Contains(argument.Key)).Key is { } unknown
        ? throw new StoryException(step, $"'{unknown}' means nothing in '{step.Do ?? "a look"}'. Known there: {string.Join(", ", known)}.")
        : command;
}
