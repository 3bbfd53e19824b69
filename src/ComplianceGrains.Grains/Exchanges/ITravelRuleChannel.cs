using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Exchanges;

namespace ComplianceGrains.Grains.Exchanges;

/// <summary>The way to providers on the other side: one try, whose answer is never an exception.</summary>
public interface ITravelRuleChannel
{
    /// <summary>Tells one something.</summary>
    /// <param name="where">Its address, given by a stranger.</param>
    /// <param name="request">By which both sides know the exchange.</param>
    /// <param name="body">What it is told.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<PeerAnswer> TellAsync(Uri where, string request, ReadOnlyMemory<byte> body, CancellationToken cancellation = default);
}

/// <summary>There is no way.</summary>
internal sealed class NoTravelRuleChannel : ITravelRuleChannel
{
    public Task<PeerAnswer> TellAsync(Uri where, string request, ReadOnlyMemory<byte> body, CancellationToken cancellation = default) =>
        Task.FromResult(new PeerAnswer(PeerAnswers.Blocked, null, null, null, null));
}

/// <summary>The firm as providers on the other side know it.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="Country">Where it is registered.</param>
/// <param name="Lei">Its legal entity identifier.</param>
/// <param name="Url">Where they reach it, without a slash at the end; null if nobody does.</param>
public sealed record ExchangeFirm(string Name, string? Country, string? Lei, string? Url)
{
    /// <summary>Nothing is set up.</summary>
    public static ExchangeFirm None { get; } = new("", null, null, null);
}
