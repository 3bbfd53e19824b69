using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>The first failure of a verification.</summary>
internal sealed class VerificationFailure(string code, string where, string message) : Exception(message)
{
    public string Code { get; } = code;

    public string Where { get; } = where;

    /// <summary>The size of the reader's own checkpoint that no proof reaches: nothing is wrong, and something is not proven.</summary>
    public long? UnprovenSize { get; init; }

    public static VerificationFailure At(string where, EvidenceFormatException e) => new(e.Code, where, e.Message);

    /// <summary>Runs a reading and gives its errors their place.</summary>
    public static T At<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (EvidenceFormatException e)
        {
            throw At(where, e);
        }
    }
}
