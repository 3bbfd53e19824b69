using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Timestamps;

namespace ComplianceGrains.Evidence.Verifying.Steps;

/// <summary>Step 18, tokens: an RFC 3161 time-stamp over the file <c>checkpoint</c> by an authority that the verifier trusts.</summary>
internal static class TokenStep
{
    /// <summary>Checks the token of one log, if there is one.</summary>
    /// <returns>The authority's time, or null when there is no token or no root to check it with.</returns>
    public static DateTimeOffset? Check(PackageReader package, LogPart log, X509Certificate2Collection roots, List<string> warnings)
    {
        var path = log.Folder + PackageFiles.Token;
        if (!package.Has(path))
            return null;
        if (roots.Count == 0)
        {
            warnings.Add($"{path}: token not checked, because no root certificate of a time-stamping authority was given.");
            return null;
        }

        return TimestampResponse.TrustedTime(package.Whole(path), package.Whole(log.Folder + PackageFiles.Checkpoint), roots)
            ?? throw new VerificationFailure("TSA", path, "The token is not a time-stamp over the file checkpoint by a trusted authority.");
    }
}
