using System.Globalization;
using System.Threading.RateLimiting;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Host.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Http;

/// <summary>
/// How much one principal may ask, and one address that names none: somebody's loop must not be everybody's outage. Generous by
/// default, for a product service asks for many.
/// </summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddChecked<RateLimitOptions>().AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limits, given) =>
        {
            var (principal, address) = (given.Value.Principal, given.Value.Address);
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                // Whoever watches over the host must see it also while somebody floods it.
                http.Request.Path.StartsWithSegments("/health") ? RateLimitPartition.GetNoLimiter("health")
                : http.Features.Get<Principal>() is { } caller ? Bucket(caller.Id, principal)
                : Bucket($"address {http.Connection.RemoteIpAddress}", address));
            limits.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
                rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                await Problems.WriteAsync(rejected.HttpContext, new Refusal(429, "rate-limited", "You send more than you may. Wait as long as 'Retry-After' says, and send the same again.", []));
            };
        });
    }

    private static RateLimitPartition<string> Bucket(string key, RateLimitOptions.Rate rate) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = rate.Burst,
        TokensPerPeriod = rate.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
