using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Grains.Registers;
using NodaTime;

namespace ComplianceGrains.Host.Http;

/// <summary>What of a register somebody may know of, as it is or as it was known at an instant.</summary>
internal static class KnownRows
{
    /// <summary>Those whom the caller may act for; of a past instant, who was so then and is so now.</summary>
    /// <param name="register">The register.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="bound">The jurisdictions that bind one.</param>
    /// <param name="at">The instant; null for now.</param>
    /// <param name="cancellation">They went away.</param>
    public static async Task<IEnumerable<Registered<TState>>> KnownToAsync<TState>(
        this Register<TState> register, Principal caller, Func<TState, IReadOnlyList<string>> bound, Instant? at, CancellationToken cancellation)
        where TState : class => at is { } then
        ? (await register.AtAsync(then, cancellation)).Where(one => caller.MayActIn(bound(one.Now.State)) && caller.MayActIn(bound(one.Then.State))).Select(one => one.Then)
        : (await register.AllAsync(cancellation)).Where(one => caller.MayActIn(bound(one.State)));
}
