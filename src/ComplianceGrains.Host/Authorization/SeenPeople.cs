using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Principals;
using Microsoft.Extensions.Caching.Memory;

namespace ComplianceGrains.Host.Authorization;

/// <summary>
/// Whom work can be given to: the sandbox's principals, and people of the issuer who have called. Nobody is known by name, and
/// a person who has left is forgotten a month after their last call.
/// </summary>
internal sealed partial class SeenPeople(SandboxPrincipals sandbox, IGrainFactory grains, ILogger<SeenPeople> logger) : IDisposable
{
    /// <summary>Calls within this time are one sight.</summary>
    private static readonly TimeSpan Sight = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _lately = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Somebody has called. That it cannot be remembered keeps nobody out: they are seen again later.</summary>
    public async Task SawAsync(Principal principal)
    {
        var key = (principal.Id, principal.Role, string.Join(',', principal.Jurisdictions));
        if (!principal.IsPerson || _lately.TryGetValue(key, out _))
            return;
        _lately.Set(key, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Sight });
        try
        {
            await grains.GetGrain<IPersonGrain>(principal.Id).SawAsync(principal);
        }
#pragma warning disable CA1031 // whatever keeps a store or a silo from remembering is no reason to turn somebody away
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotRemembered(principal.Id, failure);
        }
    }

    /// <summary>Who has this id, in the role that they called in last; null if nobody is known by it.</summary>
    public async Task<Principal?> FindAsync(string id) => sandbox.Of(id) ?? (PrincipalIds.IsOne(id) ? await grains.GetGrain<IPersonGrain>(id).LastSeenAsync() : null);

    public void Dispose() => _lately.Dispose();

    [LoggerMessage(LogLevel.Warning, "That {Principal} has called could not be remembered. They act all the same; work can be given to them once they are seen again.")]
    private partial void LogNotRemembered(string principal, Exception failure);
}
