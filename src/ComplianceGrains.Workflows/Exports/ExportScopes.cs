using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Workflows.Exports.Events;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>Which entries of a jurisdiction's logs an export opens.</summary>
public static class ExportScopes
{
    /// <summary>The scope of one jurisdiction, as its lifecycle states it.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="jurisdiction">Whose logs.</param>
    /// <param name="pseudonyms">What the logs call the actors that are asked for; null if all are.</param>
    public static ExportScope Of(ExportRegistered request, string jurisdiction, IReadOnlyDictionary<string, IReadOnlyList<string>>? pseudonyms) => (request, pseudonyms) switch
    {
        ({ Kinds: null, Actors: null }, _) => new(LogFilter.All, null),
        ({ Actors: null }, _) => new(new LogFilter(null, request.Kinds), null),
        (_, not null) => new(new LogFilter(pseudonyms[jurisdiction], request.Kinds), null),
        _ => throw new InvalidOperationException("An export of some actors is not scoped without their pseudonyms."),
    };
}
