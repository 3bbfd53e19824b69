using ComplianceGrains.Jurisdictions.Yaml;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>A scenario that cannot be asked as written.</summary>
internal sealed class ScenarioException(Mark mark, string message) : Exception(message)
{
    public Mark Mark => mark;
}
