using System.Globalization;
using System.Threading.RateLimiting;
using ComplianceGrains.Contracts.Actors;

namespace ComplianceGrains.Host.Http;

/// <summary>
/// How much one principal may ask, and one address that names none: somebody's loop must not be everybody's outage. Generous by
/// default, for a product service asks for many.
/// </summary>
internal static class RateLimits
{
    /// <summary>How many requests a bucket refills with every second, and how many it holds.</summary>
    private sealed record Rate(int PerSecond, int Burst);

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var principal = Read(configuration, "RateLimits:Principal", new Rate(2000, 4000));
        var address = Read(configuration, "RateLimits:Address", new Rate(100, 500));
        services.AddRateLimiter(limits =>
        {
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

    private static Rate Read(IConfiguration configuration, string section, Rate usual)
    {
        var rate = new Rate(configuration.GetValue($"{section}:PerSecond", usual.PerSecond), configuration.GetValue($"{section}:Burst", usual.Burst));
        return rate is { PerSecond: > 0, Burst: > 0 } ? rate : throw new InvalidDataException($"{section}: PerSecond and Burst are numbers of requests, 1 or more.");
    }

    private static RateLimitPartition<string> Bucket(string key, Rate rate) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = rate.Burst,
        TokensPerPeriod = rate.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
