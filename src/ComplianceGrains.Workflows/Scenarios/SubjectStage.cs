using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>Plays stories through the pure workflows: lists in memory, every deadline at its own time. Who can be told of is who has a part.</summary>
/// <param name="parts">Who.</param>
public sealed class SubjectStage(IReadOnlyList<StoryPart> parts) : ISubjectStage
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Kinds { get; } = [.. parts.Select(part => part.Module.Type)];

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyDictionary<string, Answer>>> Play(SubjectStory story, PackLibrary packs, CancellationToken cancellation = default)
    {
        var world = new StoryWorld(parts, packs, story.Booking, story.Steps[0].At);
        var own = parts.First(part => part.Module.Type == story.Kind);
        var seen = new List<IReadOnlyDictionary<string, Answer>>();
        foreach (var step in story.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            world.PassTo(step.At);
            var refusal = Play(world, own, step);
            if (refusal is not null && !step.Expect.ContainsKey("refused") && !step.Expect.ContainsKey("errors"))
                throw new StoryException(step, $"The step was refused with {refusal.Status}: {Words(refusal)} If the story means that, expect 'refused' or 'errors'.");
            seen.Add(new Dictionary<string, Answer>(own.See(world), StringComparer.Ordinal)
            {
                ["refused"] = Answer.Of(refusal?.Status.ToString(CultureInfo.InvariantCulture)),
                ["errors"] = Answer.Of((refusal?.Errors ?? []).Select(error => error.Pointer)),
            });
        }
        return Task.FromResult<IReadOnlyList<IReadOnlyDictionary<string, Answer>>>(seen);
    }

    private Refusal? Play(StoryWorld world, StoryPart own, StoryStep step)
    {
        if (step.Do is null or "wait")
            return step.Only<Refusal?>(null);
        if (step.Do == "list")
            return List(world, step);
        var word = WordOf(own, step);
        var (actor, command) = word.Asks(world, step);
        return world.Ask(actor, command, step.By(word.Usually));
    }

    /// <summary>A word of the story's own kind, else of another; a step that says <c>of</c> means that kind.</summary>
    private StoryWord WordOf(StoryPart own, StoryStep step)
    {
        var of = step.OptionalText("of");
        if (of is not null && !Kinds.Contains(of))
            throw new StoryException(step, $"Nobody plays {of}. Say 'of' one of: {string.Join(", ", Kinds)}.");
        return parts.OrderByDescending(part => part == own).Where(part => of is null || part.Module.Type == of)
            .Select(part => part.Words.GetValueOrDefault(step.Do!)).FirstOrDefault(word => word?.Fits(step) == true)
            ?? throw new StoryException(step, $"'do: {step.Do}' means nothing. Use list, wait, {string.Join(", ", parts.SelectMany(part => part.Words.Keys).Distinct().Order(StringComparer.Ordinal))}.");
    }

    private static Refusal? List(StoryWorld world, StoryStep step)
    {
        var list = step.Text("list");
        var refresh = step.Only(step.OptionalText("refresh"), "list", "names", "addresses", "refresh");
        if (refresh is not (null or "stopped"))
            throw new StoryException(step, "'refresh' is 'stopped' or left out.");
        if (refresh is not null)
            world.Lists.StopRefresh(list, world.Now);
        else
            world.Lists.Put(list, Texts(step, "names"), world.Now, Texts(step, "addresses"));
        world.ListChanged();
        return null;
    }

    private static IReadOnlyList<string> Texts(StoryStep step, string name) => step.Arguments[name] switch
    {
        JsonArray texts => [.. texts.Select(text => (string)text!)],
        null when name != "names" || step.Arguments.ContainsKey("addresses") => [],
        _ => throw new StoryException(step, $"Say which '{name}' the list has."),
    };

    private static string Words(Refusal refusal) => string.Join(' ', [refusal.Title, .. refusal.Errors.Select(error => $"{error.Pointer}: {error.Message}")]);
}
