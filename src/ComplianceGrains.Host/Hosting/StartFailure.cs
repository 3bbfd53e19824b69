using System.Net.Sockets;
using ComplianceGrains.Jurisdictions.Packs;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Hosting;

/// <summary>Says in one sentence, to whoever operates the host, what keeps it from running and what to do.</summary>
internal static class StartFailure
{
    /// <summary>The sentence, without a line break.</summary>
    public static string Sentence(Exception failure) => OneLine(failure switch
    {
        InvalidPackException packs => Of(packs),
        _ when Inner<SocketException>(failure) is { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"{Unfinished(failure.Message)}. Another host or program listens there: stop it, or choose another address with --urls.",
        _ when Inner<SocketException>(failure) is not null => $"{Unfinished(failure.Message)}. Choose an address with --urls that this user may listen on.",
        UnauthorizedAccessException => $"{Unfinished(failure.Message)}. Let the program's user read and write there, or choose another folder with --data.",
        _ when Inner<IOException>(failure) is { } cause => cause.Message,
        // What these say is written for the reader already.
        InvalidDataException or InvalidOperationException or FormatException or OptionsValidationException => failure.Message,
        _ => $"{Unfinished(failure.Message)} ({failure.GetType().Name}). Start with --verbose to see all that is known about it.",
    });

    private static string Of(InvalidPackException packs) => packs.Errors switch
    {
        [var only] => $"{only}",
        { Count: > 1 } errors => $"{errors[0]} ({errors.Count - 1} more; `compliance pack check` lists them)",
        _ => packs.Message,
    };

    private static T? Inner<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is T found)
                return found;
        return null;
    }

    private static string Unfinished(string sentence) => sentence.TrimEnd('.', ' ');

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
