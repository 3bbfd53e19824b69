namespace ComplianceGrains.Workflows.Readings;

/// <summary>What a person's own values are opened for.</summary>
public static class Purposes
{
    /// <summary>Work on a step of the customer's.</summary>
    public const string CustomerDueDiligence = "customer-due-diligence";

    /// <summary>Work on what a provider on the other side of transfers is to the firm. Nothing that a customer gave is opened for it.</summary>
    public const string CounterpartyDueDiligence = "counterparty-due-diligence";

    /// <summary>Work on an exception.</summary>
    public const string Exception = "exception";

    /// <summary>To answer the person.</summary>
    public const string DataRequest = "data-request";

    /// <summary>A supervisor or a court asks.</summary>
    public const string Authority = "authority";

    /// <summary>To look over what others did.</summary>
    public const string Audit = "audit";

    /// <summary>All for which what a customer gave is opened.</summary>
    public static IReadOnlyList<string> All { get; } = [CustomerDueDiligence, Exception, DataRequest, Authority, Audit];

    /// <summary>Those that say for themselves why; of all others the reader gives a reason.</summary>
    public static bool SaysWhy(string purpose, string? about) => purpose is CustomerDueDiligence or CounterpartyDueDiligence || (purpose is Exception or DataRequest && about is not null);
}
