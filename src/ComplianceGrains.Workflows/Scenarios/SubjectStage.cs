using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>
/// Plays the stories of customers and their exceptions through the pure workflows: lists in memory, every deadline at its
/// own time. Wallets have no words in stories yet; their stories stay "not run".
/// </summary>
public sealed class SubjectStage : ISubjectStage
{
    /// <inheritdoc/>
    public bool Plays(string kind) => kind is "customer" or "exception";

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyDictionary<string, Answer>>> Play(SubjectStory story, PackLibrary packs, CancellationToken cancellation = default)
    {
        var world = new SubjectWorld(packs, story.Booking, story.Steps[0].At);
        var seen = new List<IReadOnlyDictionary<string, Answer>>();
        foreach (var step in story.Steps)
        {
            cancellation.ThrowIfCancellationRequested();
            world.PassTo(step.At);
            var refusal = StoryCommands.Play(world, story, step);
            if (refusal is not null && !step.Expect.ContainsKey("refused") && !step.Expect.ContainsKey("errors"))
                throw new StoryException(step, $"The step was refused with {refusal.Status}: {Words(refusal)} If the story means that, expect 'refused' or 'errors'.");
            seen.Add(StoryView.Of(world, story.Kind, refusal));
        }
        return Task.FromResult<IReadOnlyList<IReadOnlyDictionary<string, Answer>>>(seen);
    }

    private static string Words(Refusal refusal) => string.Join(' ', [refusal.Title, .. refusal.Errors.Select(error => $"{error.Pointer}: {error.Message}")]);
}
