using System.Net;

namespace CleanBlog.Application.Common;

/// <summary>From where a use case is called.</summary>
public interface ICallerAddress
{
    /// <summary>Null where nobody calls over a network, as with the commands of the host.</summary>
    IPAddress? Value { get; }
}
