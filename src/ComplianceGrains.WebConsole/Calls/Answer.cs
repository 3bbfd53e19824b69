using ComplianceGrains.Api.Problems;

namespace ComplianceGrains.WebConsole.Calls;

/// <summary>What the API answered: a value, or a problem that says what to do.</summary>
/// <typeparam name="T">Shape of the value.</typeparam>
/// <param name="Value">Null if there is a problem.</param>
/// <param name="Problem">Null if there is a value.</param>
internal sealed record Answer<T>(T? Value, ProblemBody? Problem)
    where T : class
{
    /// <summary>Whether the same command may be sent again under the same key: nobody knows whether it had an effect.</summary>
    public bool IsUnknown => Problem is { Retryable: true };
}
