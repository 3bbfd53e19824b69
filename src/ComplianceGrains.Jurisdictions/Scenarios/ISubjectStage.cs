using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>
/// Port: plays the stories of subjects. The workflows implement it; without one, stories are reported as not run.
/// </summary>
public interface ISubjectStage
{
    /// <summary>What a story may be about, e.g. <c>customer</c>; one of another kind fails.</summary>
    IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Plays a story from an empty world under the packs given.</summary>
    /// <param name="story">The story.</param>
    /// <param name="packs">The packs in force.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>For each step, in order, what is seen right after it: at least the names that the step expects. A list of pending steps or exceptions holds their names.</returns>
    /// <exception cref="StoryException">A step cannot be played as it is written.</exception>
    Task<IReadOnlyList<IReadOnlyDictionary<string, Answer>>> Play(SubjectStory story, PackLibrary packs, CancellationToken cancellation = default);
}
