namespace ComplianceGrains.Jurisdictions;

/// <summary>A scenario that cannot be asked as written.</summary>
internal sealed class ScenarioException(Mark mark, string message) : Exception(message)
{
    public Mark Mark => mark;
}
