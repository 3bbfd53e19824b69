namespace ComplianceGrains.Jurisdictions;

/// <summary>One scenario: a question to the rules, or the story of a subject.</summary>
/// <param name="Name">A sentence, unique in its pack; obligations name their scenario by it.</param>
/// <param name="File">The file, relative to the packs' directory.</param>
/// <param name="Line">Where it starts.</param>
/// <param name="Traps">The modelling traps it would fall into if the rules were wrong, by number.</param>
/// <param name="Story">The story, or null for a question.</param>
public sealed record Scenario(string Name, string File, int Line, IReadOnlyList<int> Traps, SubjectStory? Story)
{
    /// <summary>The pack's folder: the jurisdiction in lower case.</summary>
    public string Folder => File.Split('/')[0];

    internal ScenarioQuestion? Question { get; init; }
}
