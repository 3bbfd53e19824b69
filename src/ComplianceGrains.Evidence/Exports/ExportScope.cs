using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>The logs in a package, each with its filter; null for a log that is not in it. Lifecycle is always there, whole.</summary>
/// <param name="Decisions">The filter of <c>decisions</c>.</param>
/// <param name="R">The filter of <c>r</c>: only for the supervisor's or FIU's suspicion unit.</param>
public sealed record ExportScope(LogFilter? Decisions, LogFilter? R)
{
    /// <summary>The value of the field <c>scope</c>.</summary>
    public string ToJson() => "{" + string.Join(',', Filters.Select(f => $"\"{f.Log}\":{f.Filter.ToJson()}")) + "}";

    internal IEnumerable<(string Log, LogFilter Filter)> Filters
    {
        get
        {
            if (Decisions is not null)
                yield return (LogNames.Decisions, Decisions);
            if (R is not null)
                yield return (LogNames.R, R);
        }
    }

    internal static ExportScope Read(ReadOnlySpan<byte> json)
    {
        const string code = "EXPORT-SCOPE";
        var members = new JsonMembers(Json.Parse(json), code, "The scope");
        var scope = new ExportScope(
            members.Has(LogNames.Decisions) ? LogFilter.Read(members.Any(LogNames.Decisions), code) : null,
            members.Has(LogNames.R) ? LogFilter.Read(members.Any(LogNames.R), code) : null);
        members.Close();
        return scope;
    }
}
