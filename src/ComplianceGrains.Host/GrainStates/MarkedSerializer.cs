using System.Security.Cryptography;
using ComplianceGrains.Grains.Keys;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ComplianceGrains.Host.GrainStates;

/// <summary>
/// Puts a mark under grain state that only this installation can make. What does not carry it, or no longer reads, is as empty as what was
/// deleted: a store that nothing rests on must not be a way to leave somebody out either.
/// </summary>
internal sealed partial class MarkedSerializer(Serializer serializer, KeyRing keys, IActivatorProvider activators, ILogger<MarkedSerializer> logger) : IGrainStorageSerializer
{
    private readonly byte[] _key = keys.Mac("grain-state");

    public BinaryData Serialize<T>(T? input)
    {
        var body = serializer.SerializeToArray(input);
        return new BinaryData((byte[])[.. HMACSHA256.HashData(_key, body), .. body]);
    }

    public T Deserialize<T>(BinaryData input)
    {
        var bytes = input.ToMemory();
        if (bytes.Length >= HMACSHA256.HashSizeInBytes)
        {
            var (mark, body) = (bytes[..HMACSHA256.HashSizeInBytes], bytes[HMACSHA256.HashSizeInBytes..]);
            if (CryptographicOperations.FixedTimeEquals(mark.Span, HMACSHA256.HashData(_key, body.Span)))
                try
                {
                    return serializer.Deserialize<T>(body) ?? activators.GetActivator<T>().Create();
                }
                catch (SerializerException failure)
                {
                    LogUnread(typeof(T).Name, failure.GetType().Name);
                    return activators.GetActivator<T>().Create();
                }
        }

        LogUnread(typeof(T).Name, "not written by this installation");
        return activators.GetActivator<T>().Create();
    }

    [LoggerMessage(LogLevel.Warning, "A kept {State} is done without and made anew: {Reason}.")]
    private partial void LogUnread(string state, string reason);
}
