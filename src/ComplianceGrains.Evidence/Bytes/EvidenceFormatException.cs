namespace ComplianceGrains.Evidence.Bytes;

/// <summary>
/// Bytes that are not in format <c>ev1</c>. The message says what is wrong and at which place, and never repeats a
/// field's value: it may be personal data.
/// </summary>
/// <param name="code">The verdict code, e.g. <c>JSON-DUPKEY</c>, <c>CORE-FORM</c>, <c>NOTE-BADSIG</c>.</param>
/// <param name="message">What is wrong.</param>
public sealed class EvidenceFormatException(string code, string message) : FormatException(message)
{
    /// <summary>The verdict code of the verification rules.</summary>
    public string Code { get; } = code;
}
