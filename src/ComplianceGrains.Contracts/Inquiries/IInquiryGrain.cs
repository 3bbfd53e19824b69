using ComplianceGrains.Contracts.Actors;
using Orleans;
using Orleans.Concurrency;

namespace ComplianceGrains.Contracts.Inquiries;

/// <summary>One inquiry: what an authority asked of the firm, until when, and what it was given.</summary>
[Alias("cg.IInquiryGrain")]
public interface IInquiryGrain : IActor, IGrainWithStringKey
{
    /// <summary>Runs a command.</summary>
    [Alias("Execute")]
    Task<Reply<InquiryView>> ExecuteAsync(InquiryCommand command, Envelope envelope, CancellationToken cancellation = default);

    /// <summary>The inquiry now, or null if there is none.</summary>
    [Alias("View"), ReadOnly]
    Task<InquiryView?> ViewAsync(CancellationToken cancellation = default);
}
